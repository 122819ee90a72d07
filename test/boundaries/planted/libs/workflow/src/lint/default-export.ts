const state = 1;
export default state;
